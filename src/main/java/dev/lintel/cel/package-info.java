/**
 * The Common Expression Language with the libraries of Kubernetes: expressions are compiled with
 * the places of their faults and evaluated within a budget. CEL's own library stays behind this
 * package, and is loaded when the first expression is compiled.
 */
package dev.lintel.cel;
