"""Which run a request belongs to, when the ticket was read again."""

from shared.domain.request import Field, Intent, Request
from shared.services.understanding.match_requests import Known, Progress, match_requests


def about(name: str, *, email: str = "", intent: Intent = Intent.OFFBOARD) -> Request:
    mail = Field(value=email, quote=email) if email else None
    return Request(
        intent=intent, reader="fake", display_name=Field(value=name, quote=name) if name else None, email=mail
    )


DANA, OMAR, KELLY = about("Dana Whitlock"), about("Omar Lind"), about("Kelly Brandt")


def runs(*requests: Request, closed: tuple[int, ...] = ()) -> dict[int, Known]:
    return {
        number: Known(request=request, progress=Progress.CLOSED if number in closed else Progress.OPEN)
        for number, request in enumerate(requests)
    }


def test_each_run_keeps_its_person_whatever_the_order() -> None:
    assert match_requests(runs(DANA, OMAR), (OMAR, DANA)).own == {0: DANA, 1: OMAR}


def test_somebody_taken_back_takes_nobodys_place() -> None:
    found = match_requests(runs(DANA, OMAR), (OMAR,))

    assert (found.own, found.new) == ({1: OMAR}, ())


def test_somebody_added_later_is_new() -> None:
    found = match_requests(runs(DANA), (KELLY, DANA))

    assert (found.own, found.new) == ({0: DANA}, (KELLY,))


def test_a_name_put_right_stays_the_same_run() -> None:
    renamed = about("Dana Whitlow")

    assert match_requests(runs(DANA, OMAR), (renamed, OMAR)).own == {0: renamed, 1: OMAR}


def test_somebody_else_never_continues_a_run_that_is_under_way() -> None:
    found = match_requests(runs(DANA, closed=(0,)), (KELLY,))

    assert (found.own, found.new) == ({}, (KELLY,))


def test_a_request_of_another_kind_for_somebody_else_is_no_correction() -> None:
    joins = about("Kelly Brandt", intent=Intent.ONBOARD)

    assert match_requests(runs(DANA), (joins,)).new == (joins,)


def test_a_name_that_was_completed_is_the_same_person_and_two_that_may_be_are_none() -> None:
    short, full, other = about("Dana"), about("Dana Whitlock"), about("Dana Wren")

    assert match_requests(runs(short), (full, KELLY)).own == {0: full}
    assert match_requests(runs(short, OMAR), (full, other, OMAR)).own == {1: OMAR}


def test_two_of_one_name_are_told_apart_by_their_addresses() -> None:
    one, two = about("Dana Whitlock", email="dana@a.example"), about("Dana Whitlock", email="dana2@a.example")

    assert match_requests(runs(one, two), (two, one)).own == {0: one, 1: two}


def test_somebody_who_leaves_and_comes_again_keeps_both_runs() -> None:
    leaves, comes = about("Dana Whitlock"), about("Dana Whitlock", intent=Intent.ONBOARD)

    assert match_requests(runs(comes, leaves), (leaves, comes)).own == {0: comes, 1: leaves}


def test_a_request_without_a_name_that_is_answered_stays_the_same_run() -> None:
    assert match_requests(runs(about("")), (DANA,)).own == {0: DANA}
