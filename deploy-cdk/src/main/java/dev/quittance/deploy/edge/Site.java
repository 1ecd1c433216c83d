package dev.quittance.deploy.edge;

import dev.quittance.deploy.artifact.PackedFile;
import dev.quittance.deploy.host.StoredFile;
import dev.quittance.deploy.settings.Settings;
import dev.quittance.deploy.stack.LogRetention;
import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.amazon.awscdk.services.s3.ObjectOwnership;
import software.amazon.awscdk.services.s3.deployment.BucketDeployment;
import software.amazon.awscdk.services.s3.deployment.CacheControl;
import software.amazon.awscdk.services.s3.deployment.Source;
import software.constructs.Construct;

/**
 * The built site in a bucket that CloudFront alone may read. Files with a hash in their name come first and are never
 * taken away, so that a page that somebody still has open finds what it asks for.
 */
public final class Site extends Construct {

    /** Names here change with their content. */
    private static final String HASHED = "assets/*";

    private static final int COPYING_MIB = 512;
    private static final Duration OLD_PAGES = Duration.days(30);

    private final Bucket accessLog;
    private final Bucket bucket;

    Site(Construct scope, Settings settings, PackedFile site) {
        super(scope, "Site");
        accessLog = closed("AccessLog")
                // CloudFront writes its log by an access control list.
                .objectOwnership(ObjectOwnership.BUCKET_OWNER_PREFERRED)
                .lifecycleRules(List.of(LifecycleRule.builder()
                        .expiration(Duration.days(settings.observability().logRetentionDays()))
                        .build()))
                .build();
        bucket = closed("Bucket")
                .versioned(true)
                .objectOwnership(ObjectOwnership.BUCKET_OWNER_ENFORCED)
                .lifecycleRules(List.of(LifecycleRule.builder()
                        .noncurrentVersionExpiration(OLD_PAGES)
                        .build()))
                .serverAccessLogsBucket(accessLog)
                .serverAccessLogsPrefix("site/")
                .build();
        fill(settings, StoredFile.of(this, "Files", site));
    }

    public Bucket bucket() {
        return bucket;
    }

    Bucket accessLog() {
        return accessLog;
    }

    /** Kept also where the creation fails: S3 deletes no bucket that holds something. */
    private Bucket.Builder closed(String id) {
        return Bucket.Builder.create(this, id)
                .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
                .encryption(BucketEncryption.S3_MANAGED)
                .enforceSsl(true)
                .removalPolicy(RemovalPolicy.RETAIN);
    }

    private void fill(Settings settings, StoredFile files) {
        var logs = LogGroup.Builder.create(this, "CopyingLog")
                .retention(LogRetention.of(settings))
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        var role = copier(files, logs);
        var hashed = copying("Hashed", files, role, logs)
                .exclude(List.of("*"))
                .include(List.of(HASHED))
                .prune(false)
                .cacheControl(List.of(CacheControl.fromString("public, max-age=31536000, immutable")))
                .build();
        var pages = copying("Pages", files, role, logs)
                .exclude(List.of(HASHED))
                .prune(true)
                .cacheControl(List.of(CacheControl.fromString("no-cache")))
                .build();
        pages.getNode().addDependency(hashed);
        hashed.getNode().addDependency(role);
    }

    private BucketDeployment.Builder copying(String id, StoredFile files, Role role, LogGroup logs) {
        return BucketDeployment.Builder.create(this, id)
                .sources(List.of(
                        Source.bucket(files.asset().getBucket(), files.asset().getS3ObjectKey())))
                .destinationBucket(bucket)
                .role(role.withoutPolicyUpdates())
                .logGroup(logs)
                .memoryLimit(COPYING_MIB)
                .outputObjectKeys(false)
                .retainOnDelete(true);
    }

    /** CDK's own idea of what copying needs is every read and write there is. */
    private Role copier(StoredFile files, LogGroup logs) {
        var role = Role.Builder.create(this, "CopyingRole")
                .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
                .build();
        role.addToPolicy(files.permission());
        role.addToPolicy(may(List.of("s3:ListBucket"), bucket.getBucketArn()));
        role.addToPolicy(may(List.of("s3:PutObject", "s3:DeleteObject"), bucket.arnForObjects("*")));
        role.addToPolicy(may(List.of("logs:CreateLogStream", "logs:PutLogEvents"), logs.getLogGroupArn()));
        return role;
    }

    private static PolicyStatement may(List<String> actions, String resource) {
        return PolicyStatement.Builder.create()
                .actions(actions)
                .resources(List.of(resource))
                .build();
    }
}
