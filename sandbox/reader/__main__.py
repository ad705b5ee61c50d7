"""`python -m sandbox.reader`: the reader alone, with its prose rules only, until Ctrl-C."""

import argparse
import logging

from sandbox.reader.serve import ReaderOptions, start_reader
from sandbox.web.serving import wait_for_interrupt


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m sandbox.reader", description="An OpenAI-compatible endpoint that answers from rules."
    )
    parser.add_argument("--port", type=int, default=7074)
    given = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    with start_reader(ReaderOptions(port=given.port)) as reader:
        print(f"Reader: {reader.base_url} (model {reader.model}; rules, no language model)", flush=True)
        wait_for_interrupt()


if __name__ == "__main__":
    main()
