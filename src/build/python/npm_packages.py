"""Fetches packages of npm for the scripts that make tables of facts from them."""
import subprocess
import tarfile
import tempfile
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def packages(argument, name, version):
    """Gives a directory that holds the unpacked package @actions/NAME as NAME/package: the one that the argument names, or, for --download, a
    temporary one."""
    if argument != "--download":
        yield Path(argument)
        return
    with tempfile.TemporaryDirectory() as temporary:
        archive = subprocess.run(
            ["npm", "pack", "--silent", "@actions/%s@%s" % (name, version)], cwd=temporary, check=True, capture_output=True, text=True
        ).stdout.strip()
        with tarfile.open(Path(temporary) / archive) as unpacked:
            unpacked.extractall(Path(temporary) / name, filter="data")
        yield Path(temporary)
