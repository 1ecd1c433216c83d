package dev.quittance.deploy.edge;

import java.util.List;
import java.util.stream.Stream;

/**
 * A group of rules that AWS keeps.
 *
 * @param blocking rules whose refusal is said in our words; one that AWS adds later refuses in AWS's
 * @param counting rules that only count: what they take for an attack may stand in a payment's own data
 */
record ManagedRules(String group, List<String> blocking, List<String> counting) {

    static final List<ManagedRules> ALL = List.of(
            new ManagedRules("AWSManagedRulesAmazonIpReputationList", List.of("AWSManagedIPReputationList"), List.of()),
            new ManagedRules(
                    "AWSManagedRulesKnownBadInputsRuleSet",
                    List.of(
                            "JavaDeserializationRCE_HEADER",
                            "JavaDeserializationRCE_URIPATH",
                            "JavaDeserializationRCE_QUERYSTRING",
                            "JavaDeserializationRCE_BODY",
                            "Host_localhost_HEADER",
                            "PROPFIND_METHOD",
                            "ExploitablePaths_URIPATH",
                            "Log4JRCE_HEADER",
                            "Log4JRCE_URIPATH",
                            "Log4JRCE_QUERYSTRING",
                            "Log4JRCE_BODY"),
                    List.of()),
            new ManagedRules(
                    "AWSManagedRulesCommonRuleSet",
                    List.of(
                            "NoUserAgent_HEADER",
                            "UserAgent_BadBots_HEADER",
                            "SizeRestrictions_QUERYSTRING",
                            "SizeRestrictions_Cookie_HEADER",
                            "SizeRestrictions_URIPATH",
                            "EC2MetaDataSSRF_COOKIE",
                            "EC2MetaDataSSRF_URIPATH",
                            "EC2MetaDataSSRF_QUERYARGUMENTS",
                            "GenericLFI_QUERYARGUMENTS",
                            "GenericLFI_URIPATH",
                            "GenericLFI_BODY",
                            "RestrictedExtensions_URIPATH",
                            "RestrictedExtensions_QUERYARGUMENTS",
                            "GenericRFI_QUERYARGUMENTS",
                            "GenericRFI_URIPATH",
                            "CrossSiteScripting_COOKIE",
                            "CrossSiteScripting_QUERYARGUMENTS",
                            "CrossSiteScripting_BODY",
                            "CrossSiteScripting_URIPATH"),
                    List.of("SizeRestrictions_BODY", "GenericRFI_BODY", "EC2MetaDataSSRF_BODY")));

    /** Short, for metrics: {@code CommonRuleSet}. */
    String name() {
        return group.substring("AWSManagedRules".length());
    }

    Stream<String> rules() {
        return Stream.concat(blocking.stream(), counting.stream());
    }
}
