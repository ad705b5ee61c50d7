"""Makes the package that is published: the folder as .funcignore leaves it, byte for byte the same for the same files.

    python scripts/package.py                 dist/gangway.zip: Azure installs requirements.txt itself (remote build)
    python scripts/package.py --ready         dist/gangway-ready.zip: libraries for Linux x86-64 inside, nothing to build

The second is for subscriptions where the remote build (which has a minute, says Microsoft) cannot reach a package index.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pathspec

ROOT = Path(__file__).parents[1]
LIBRARIES = ".python_packages/lib/site-packages"  # where the worker looks ("Python build options")
TIMESTAMP = (2020, 1, 1, 0, 0, 0)  # always the same, so that the same files make the same package


def files_of(root: Path) -> Iterator[Path]:
    """What is sent, in a fixed order. Same reading of .funcignore as of a .gitignore."""
    ignored = pathspec.GitIgnoreSpec.from_lines((root / ".funcignore").read_text().splitlines())
    for folder, names, files in root.walk():
        at = folder.relative_to(root)
        names[:] = sorted(name for name in names if not ignored.match_file(f"{at / name}/"))
        yield from (folder / name for name in sorted(files) if not ignored.match_file(str(at / name)))


def make_package(root: Path, target: Path) -> Path:
    target.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        _add(package, root, files_of(root))
    return target


def make_ready_package(root: Path, target: Path) -> Path:
    make_package(root, target)
    with tempfile.TemporaryDirectory() as scratch, zipfile.ZipFile(target, "a", zipfile.ZIP_DEFLATED) as package:
        libraries = Path(scratch) / LIBRARIES
        _install(root / "requirements.txt", libraries)
        _add(package, Path(scratch), sorted(path for path in libraries.rglob("*") if path.is_file()))
    return target


def _install(requirements: Path, into: Path) -> None:
    uv = shutil.which("uv", path=str(Path(sys.executable).parent)) or "uv"
    command = [uv, "pip", "install", "--quiet", "--require-hashes", "--requirement", str(requirements)]
    command += ["--target", str(into), "--python-version", "3.13", "--python-platform", "x86_64-manylinux_2_28"]
    subprocess.run([*command, "--only-binary", ":all:"], check=True)


def _add(package: zipfile.ZipFile, root: Path, paths: Iterator[Path] | list[Path]) -> None:
    for path in paths:
        entry = zipfile.ZipInfo(path.relative_to(root).as_posix(), TIMESTAMP)
        entry.external_attr, entry.compress_type = 0o644 << 16, zipfile.ZIP_DEFLATED
        package.writestr(entry, path.read_bytes())


def main() -> None:
    parser = argparse.ArgumentParser(description="Make the package that is published to Azure.")
    parser.add_argument("--ready", action="store_true", help="with the libraries inside, so that Azure builds nothing")
    parser.add_argument("--out", type=Path, help="file to write")
    given = parser.parse_args()
    if given.ready:
        made = make_ready_package(ROOT, given.out or ROOT / "dist/gangway-ready.zip")
    else:
        made = make_package(ROOT, given.out or ROOT / "dist/gangway.zip")
    with zipfile.ZipFile(made) as package:
        unpacked = sum(entry.file_size for entry in package.infolist())
        count = len(package.infolist())
    print(f"{made}: {count} files, {made.stat().st_size / 1e6:.1f} MB, {unpacked / 1e6:.1f} MB unpacked")


if __name__ == "__main__":
    main()
