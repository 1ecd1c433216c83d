package dev.quittance.deploy.tunnel;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A way to one goal.
 *
 * @param keyless through Systems Manager, without a key and without the bastion's port 22
 * @param key an SSH private key, whose public half lies beside it as {@code KEY.pub}
 */
record Tunnel(Goal goal, boolean keyless, Path key) {

    /** The bastion's login: it may pass through and nothing else. */
    private static final String BASTION_LOGIN = "tunnel";

    private static final String HOST_LOGIN = "ec2-user";
    private static final String LOCALLY = "localhost";

    /** Else an agent offers all of its keys first, and sshd hangs up before it hears of the one that was lent. */
    private static final String ONLY_THAT_KEY = "IdentitiesOnly=yes";

    /** What has to be asked for first: EC2 Instance Connect takes a key for a minute. */
    List<List<String>> keysToLend(Machines machines) {
        if (keyless) {
            return List.of();
        }
        var bastion = lend(machines.bastion(), BASTION_LOGIN);
        return goal == Goal.HOST ? List.of(bastion, lend(machines.application(), HOST_LOGIN)) : List.of(bastion);
    }

    /** The command that opens it and stays until it is ended. */
    List<String> command(Machines machines) {
        if (keyless) {
            return keylessCommand(machines);
        }
        var bastion = BASTION_LOGIN + "@" + machines.bastion().publicAddress();
        if (goal == Goal.HOST) {
            var proxy = "ProxyCommand=ssh -i " + key + " -o " + ONLY_THAT_KEY + " -W %h:%p " + bastion;
            return List.of(
                    "ssh",
                    "-i",
                    key.toString(),
                    "-o",
                    ONLY_THAT_KEY,
                    "-o",
                    proxy,
                    HOST_LOGIN + "@" + machines.application().privateAddress());
        }
        return List.of(
                "ssh",
                "-i",
                key.toString(),
                "-o",
                ONLY_THAT_KEY,
                "-N",
                "-o",
                "ExitOnForwardFailure=yes",
                "-L",
                goal.port() + ":" + address(machines) + ":" + goal.port(),
                bastion);
    }

    /** What to do once it is open. */
    String then(Machines machines) {
        return switch (goal) {
            case CONSOLE -> "open http://" + LOCALLY + ":" + goal.port() + "/admin";
            case DATABASE ->
                "psql \"host=" + machines.database()
                        + " hostaddr=127.0.0.1 dbname=quittance user=quittance_owner sslmode=verify-full"
                        + " sslrootcert=global-bundle.pem\"";
            case HOST -> "sudo systemctl status quittance";
        };
    }

    private List<String> keylessCommand(Machines machines) {
        if (goal == Goal.HOST) {
            return session(machines.application());
        }
        var start = session(machines.anyWayIn()).stream();
        var parameters =
                "host=%s,portNumber=%d,localPortNumber=%d".formatted(address(machines), goal.port(), goal.port());
        return Stream.concat(
                        start,
                        Stream.of(
                                "--document-name",
                                "AWS-StartPortForwardingSessionToRemoteHost",
                                "--parameters",
                                parameters))
                .toList();
    }

    private String address(Machines machines) {
        return goal == Goal.DATABASE
                ? machines.database()
                : machines.application().privateAddress();
    }

    private List<String> lend(Machine machine, String login) {
        return List.of(
                "ec2-instance-connect",
                "send-ssh-public-key",
                "--instance-id",
                machine.id(),
                "--instance-os-user",
                login,
                "--ssh-public-key",
                "file://" + key + ".pub");
    }

    private static List<String> session(Machine machine) {
        return Aws.line(List.of("ssm", "start-session", "--target", machine.id()));
    }
}
