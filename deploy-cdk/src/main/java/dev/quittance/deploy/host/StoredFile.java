package dev.quittance.deploy.host;

import dev.quittance.deploy.artifact.PackedFile;
import java.util.List;
import software.amazon.awscdk.AssetHashType;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.s3.assets.Asset;
import software.constructs.Construct;

/** A zip in the bootstrap's bucket. CDK makes its key from the SHA-256 of its bytes, which is not that itself. */
public record StoredFile(PackedFile file, Asset asset) {

    public static StoredFile of(Construct scope, String id, PackedFile file) {
        var asset = Asset.Builder.create(scope, id)
                .path(file.path().toString())
                .assetHash(file.sha256())
                .assetHashType(AssetHashType.CUSTOM)
                .build();
        return new StoredFile(file, asset);
    }

    public String bucket() {
        return asset.getS3BucketName();
    }

    public String key() {
        return asset.getS3ObjectKey();
    }

    /** May read this file and no other of the bucket. */
    public PolicyStatement permission() {
        return PolicyStatement.Builder.create()
                .actions(List.of("s3:GetObject"))
                .resources(List.of(asset.getBucket().arnForObjects(key())))
                .build();
    }
}
