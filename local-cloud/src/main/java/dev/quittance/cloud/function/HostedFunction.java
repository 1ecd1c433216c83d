package dev.quittance.cloud.function;

/** A function, its environments and the queue that feeds it. */
record HostedFunction(FunctionSettings settings, Environments environments, EventSource source) {

    Outcome invoke(String payload) throws InterruptedException {
        return environments.invoke(payload);
    }

    void stop() {
        source.stop();
        environments.stop();
    }
}
