/** The rules that users write in CEL into their lintel.yml. */
package dev.lintel.rules.custom;
