/** The rule behind all detectors of secrets; their table is rules/secret/detectors.ini. */
package dev.lintel.rules.secret;
