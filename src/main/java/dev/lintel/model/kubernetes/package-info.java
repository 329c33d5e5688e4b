/**
 * Kubernetes objects as typed views over YAML, and the deployment units that they are applied in.
 */
package dev.lintel.model.kubernetes;
