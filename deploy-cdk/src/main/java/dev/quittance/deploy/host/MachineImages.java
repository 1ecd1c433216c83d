package dev.quittance.deploy.host;

import java.util.Map;
import software.amazon.awscdk.services.ec2.IMachineImage;
import software.amazon.awscdk.services.ec2.MachineImage;

/** Amazon Linux 2023 for arm64: the newest at each deployment, or the one that the settings pin. */
public final class MachineImages {

    private static final String LATEST = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64";

    private MachineImages() {}

    /** @param image {@code latest} or the id of an image */
    public static IMachineImage of(String image, String region) {
        return image.equals("latest")
                ? MachineImage.fromSsmParameter(LATEST)
                : MachineImage.genericLinux(Map.of(region, image));
    }
}
