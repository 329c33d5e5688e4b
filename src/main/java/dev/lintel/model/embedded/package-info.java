/** The SQL that stands in files of other languages. */
package dev.lintel.model.embedded;
