/** Rules about what Argo CD and Flux are told to deploy. */
package dev.lintel.rules.gitops;
