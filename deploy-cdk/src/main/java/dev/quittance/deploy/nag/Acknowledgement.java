package dev.quittance.deploy.nag;

import java.time.LocalDate;
import java.util.List;

/**
 * A finding of cdk-nag that we live with.
 *
 * @param environments where; elsewhere the finding fails the build
 * @param construct the path of a construct, which stands for what is in it too; it must exist
 * @param reason why this is right here
 * @param until when someone has to look again; a test fails from that day on
 */
record Acknowledgement(List<String> environments, String rule, String construct, String reason, LocalDate until) {}
