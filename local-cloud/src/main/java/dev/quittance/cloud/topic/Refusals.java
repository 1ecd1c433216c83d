package dev.quittance.cloud.topic;

import dev.quittance.cloud.protocol.AwsFault;

/** What SNS says when it won't. */
final class Refusals {

    private Refusals() {}

    static AwsFault invalid(String parameter, String why) {
        return new AwsFault(400, "InvalidParameter", "Invalid parameter: " + parameter + " " + why);
    }

    static AwsFault noSuch(String thing) {
        return new AwsFault(404, "NotFound", thing + " does not exist");
    }

    static AwsFault notDelivered(String why) {
        return new AwsFault(500, "InternalError", "not every subscribed queue took the message: " + why);
    }
}
