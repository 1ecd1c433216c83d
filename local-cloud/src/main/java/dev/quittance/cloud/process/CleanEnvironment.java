package dev.quittance.cloud.process;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What a child gets of the environment we were started in. */
public final class CleanEnvironment {

    private CleanEnvironment() {}

    /**
     * All but what speaks of another AWS account: a developer's profile, endpoints and sessions must not mix with the
     * local cloud's.
     */
    public static Map<String, String> plus(Map<String, String> own) {
        var environment = new HashMap<>(System.getenv());
        environment.keySet().removeIf(name -> name.startsWith("AWS_") || name.equals("JAVA_TOOL_OPTIONS"));
        environment.putAll(own);
        return environment;
    }

    /** A function gets what AWS gives it and nothing of ours but the way to programs and to a home. */
    public static Map<String, String> only(Map<String, String> own) {
        var environment = new HashMap<>(System.getenv());
        environment.keySet().retainAll(Set.of("PATH", "HOME", "TMPDIR", "LANG"));
        environment.putAll(own);
        return environment;
    }
}
