"""What a process keeps of documents: the newest used, within its bounds."""

from shared.adapters.tables.kept_texts import KeptTexts


def test_a_text_is_found_by_its_owner_and_key_only():
    kept = KeptTexts()
    kept.keep("run-1", "plan", "a")
    assert kept.find("run-1", "plan") == "a"
    assert kept.find("run-2", "plan") is None
    assert kept.find("run-1", "request") is None


def test_the_text_that_was_used_longest_ago_goes_first():
    kept = KeptTexts(most=10)
    kept.keep("run-1", "plan", "x" * 5)
    kept.keep("run-2", "plan", "x" * 5)
    kept.find("run-1", "plan")
    kept.keep("run-3", "plan", "x" * 5)
    assert kept.find("run-2", "plan") is None
    assert kept.find("run-1", "plan") is not None
    assert kept.find("run-3", "plan") is not None


def test_keeping_a_text_again_takes_no_more_room():
    kept = KeptTexts(most=10)
    for _ in range(5):
        kept.keep("run-1", "plan", "x" * 5)
    kept.keep("run-2", "plan", "x" * 5)
    assert kept.find("run-1", "plan") is not None


def test_a_text_larger_than_all_room_is_not_kept():
    kept = KeptTexts(most=10)
    kept.keep("run-1", "plan", "x" * 11)
    assert kept.find("run-1", "plan") is None
