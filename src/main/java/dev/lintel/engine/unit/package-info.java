/** What is applied together: the manifests of a directory, what an overlay builds. */
package dev.lintel.engine.unit;
