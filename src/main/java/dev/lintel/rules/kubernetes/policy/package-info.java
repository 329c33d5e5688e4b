/** Rules about what resource definitions and admission policies demand. */
package dev.lintel.rules.kubernetes.policy;
