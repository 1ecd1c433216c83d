package dev.quittance.deploy.edge;

import dev.quittance.deploy.settings.EdgeSettings;
import java.util.Objects;
import software.amazon.awscdk.services.route53.CnameRecord;
import software.amazon.awscdk.services.route53.IHostedZone;
import software.amazon.awscdk.services.ses.EmailIdentity;
import software.amazon.awscdk.services.ses.Identity;
import software.constructs.Construct;

/** Lets SES send for the domain: its three keys stand in the zone, so that receivers can check a mail's signature. */
final class MailIdentity extends Construct {

    MailIdentity(Construct scope, EdgeSettings edge, IHostedZone zone) {
        super(scope, "MailIdentity");
        var identity = EmailIdentity.Builder.create(this, "Domain")
                .identity(Identity.domain(edge.domain()))
                .build();
        var number = 0;
        for (var key : Objects.requireNonNull(identity.getDkimRecords())) {
            CnameRecord.Builder.create(this, "Key" + ++number)
                    .zone(zone)
                    .recordName(key.getName() + ".")
                    .domainName(key.getValue())
                    .build();
        }
    }
}
