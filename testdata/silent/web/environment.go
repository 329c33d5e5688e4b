package web

import "os"

// Environment gives what a child process starts with, as in []string{"USER=go", "PWD=/tmp"}.
func Environment(directory string) []string {
	return append(os.Environ(), "PWD="+directory, "PASSWORD_FILE=/run/secrets/web")
}
