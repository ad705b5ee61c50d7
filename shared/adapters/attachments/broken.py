"""What the libraries let through, besides errors of their own, when a file is not as it should be. A file is no fault of ours."""

import re
import struct
import zipfile
import zlib

BROKEN = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    RecursionError,
    SyntaxError,  # what the parse errors of ElementTree and lxml are
    TypeError,
    ValueError,
    re.PatternError,
    struct.error,
    zipfile.BadZipFile,
    zlib.error,
)
