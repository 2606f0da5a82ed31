"""Where a command writes: a regular file, replaced whole and never an input, or standard output, which `-` names."""

import os
import stat
import sys
import tempfile

from .errors import ExportError

STANDARD_OUTPUT = "-"
KINDS = {stat.S_IFDIR: "it is a folder", stat.S_IFIFO: "it is a pipe", stat.S_IFSOCK: "it is a socket",
         stat.S_IFCHR: "it is a device", stat.S_IFBLK: "it is a device"}


def check(path, inputs):
    """Refuses what cannot be written, or would replace one of the files that are read. Writes nothing."""
    if path == STANDARD_OUTPUT:
        if sys.stdout.isatty():
            raise ExportError("-o - would write bytes to the terminal; send them to a file or program.")
        return
    target = resolve(path)
    for source in inputs:
        if os.path.exists(target) and os.path.exists(source) and os.path.samefile(target, source):
            raise ExportError(f"-o {path} would replace the input {source}; name another file.")
        if os.path.isdir(source) and os.path.commonpath([os.path.realpath(source), target]) == os.path.realpath(source):
            raise ExportError(f"-o {path} would write into the input folder {source}; name another place.")


def resolve(path):
    """The path behind symbolic links, so that a link stays one."""
    path = os.fspath(path)
    target = os.path.realpath(path)
    try:
        kind = stat.S_IFMT(os.stat(target).st_mode)
    except FileNotFoundError:
        kind = stat.S_IFREG
    except OSError as error:
        raise ExportError(f"Cannot write {path}: {error.strerror}.") from error
    if kind != stat.S_IFREG:
        raise ExportError(f"Cannot write {path}: {KINDS.get(kind, 'it is no regular file')}, and only regular files are replaced.")
    if os.path.exists(target) and not os.access(target, os.W_OK):
        raise ExportError(f"Cannot write {path}: it may not be written.")
    folder = os.path.dirname(target)
    if not path or path.endswith(os.path.sep) or not os.path.isdir(folder):
        raise ExportError(f"Cannot write {path!r}: the folder {folder} does not exist, or the name is a folder's.")
    return target


def write(path, pieces):
    """Writes beside the file and renames, so that nobody ever sees half a file; a file's mode is kept."""
    if path == STANDARD_OUTPUT:
        try:
            for piece in pieces:
                sys.stdout.buffer.write(piece)
            sys.stdout.buffer.flush()
        except OSError as error:
            _forget_standard_output()
            raise ExportError(f"Cannot write to standard output: {error.strerror}.") from error
        return
    target = resolve(path)
    folder = os.path.dirname(target)
    try:
        handle, temporary = tempfile.mkstemp(dir=folder, prefix=".", suffix=".partial")
    except OSError as error:
        raise ExportError(f"Cannot write into {folder}: {error.strerror}.") from error
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(pieces)
        if os.path.exists(target):
            os.chmod(temporary, stat.S_IMODE(os.stat(target).st_mode))
        else:
            mask = os.umask(0)
            os.umask(mask)
            os.chmod(temporary, 0o666 & ~mask)
        os.replace(temporary, target)
    except OSError as error:
        os.unlink(temporary)
        raise ExportError(f"Cannot write {path}: {error.strerror}.") from error
    except BaseException:
        os.unlink(temporary)
        raise


def report(path, text):
    """Prints what a command has to say beside its result: to standard error where that takes standard output."""
    try:
        print(text, file=sys.stderr if path == STANDARD_OUTPUT else sys.stdout, flush=True)
    except OSError as error:
        _forget_standard_output()
        raise ExportError(f"Cannot write to standard output: {error.strerror}.") from error


def _forget_standard_output():
    """Keeps Python from writing what is left when it ends, which would fail again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
