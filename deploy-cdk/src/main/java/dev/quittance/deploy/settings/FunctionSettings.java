package dev.quittance.deploy.settings;

/**
 * @param reserveConcurrency sets concurrency aside for each function, so that neither starves the other. A new AWS
 *     account has too little to set any aside and would refuse the deployment.
 */
public record FunctionSettings(boolean reserveConcurrency) {}
