package dev.quittance.cloud.function;

/** How an invocation ended. */
sealed interface Outcome {

    /** What the function answered, or the error that stands for its answer. */
    String payload();

    /** The function returned. */
    record Answered(String payload) implements Outcome {}

    /** The function threw, ran out of time, or its process ended. */
    record Failed(String payload) implements Outcome {

        static Failed timedOut(String requestId, int seconds) {
            return unhandled("Sandbox.Timedout", requestId, "Task timed out after " + seconds + ".00 seconds");
        }

        static Failed crashed(String requestId, int exitCode) {
            return unhandled("Runtime.ExitError", requestId, "Runtime exited with error: exit status " + exitCode);
        }

        private static Failed unhandled(String type, String requestId, String message) {
            return new Failed("{\"errorType\":\"%s\",\"errorMessage\":\"RequestId: %s Error: %s\"}"
                    .formatted(type, requestId, message));
        }
    }
}
