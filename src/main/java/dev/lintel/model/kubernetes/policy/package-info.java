/**
 * What clusters and their owners demand of objects beyond schemas: rules in CEL of resource
 * definitions, admission policies, and rules of the user, evaluated without a cluster.
 */
package dev.lintel.model.kubernetes.policy;
