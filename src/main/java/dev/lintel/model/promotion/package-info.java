/**
 * Promotion: the stages that environments belong to, what each deploys, and the steps of workflows
 * that test, scan and deploy.
 */
package dev.lintel.model.promotion;
