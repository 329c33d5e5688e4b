/**
 * What Argo CD and Flux deploy from a repository: their objects as typed views, what an
 * ApplicationSet makes, and which of them deploy the repository that they stand in.
 */
package dev.lintel.model.gitops;
