package dev.quittance.deploy.nag;

import dev.quittance.deploy.settings.Settings;
import java.time.LocalDate;
import java.util.List;

/**
 * A finding of cdk-nag that we live with.
 *
 * @param environments where; elsewhere the finding fails the build
 * @param construct the path of a construct, which stands for what is in it too; it must exist. {@value #GENERATION} is
 *     the generation of the gateway's key
 * @param reason why this is right here
 * @param until when someone has to look again; a test fails from that day on
 */
record Acknowledgement(List<String> environments, String rule, String construct, String reason, LocalDate until) {

    static final String GENERATION = "{generation}";

    Acknowledgement in(Settings settings) {
        var generation = String.valueOf(settings.edge().keyGeneration());
        return new Acknowledgement(environments, rule, construct.replace(GENERATION, generation), reason, until);
    }
}
