/** Drives a real headless browser, to look at reports as their readers do. */
package dev.lintel.browser;
