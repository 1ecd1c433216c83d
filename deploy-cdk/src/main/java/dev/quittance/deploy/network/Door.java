package dev.quittance.deploy.network;

import static dev.quittance.deploy.network.Place.APPLICATION;
import static dev.quittance.deploy.network.Place.BALANCER;
import static dev.quittance.deploy.network.Place.BASTION;
import static dev.quittance.deploy.network.Place.DATABASE;
import static dev.quittance.deploy.network.Place.LINK;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One way through the walls. What is not in {@link #ALL} is closed, in both directions.
 *
 * @param to {@code null} is the internet
 * @param why as EC2 takes it
 */
public record Door(Place from, @Nullable Place to, int port, String why) {

    public static final int HTTP = 80;
    public static final int HTTPS = 443;
    public static final int SSH = 22;
    public static final int SMTP_SUBMISSION = 587;
    public static final int API = 8080;
    public static final int CONSOLE = 8081;
    public static final int HEALTH = 9000;
    public static final int POSTGRES = 5432;

    public static final List<Door> ALL = List.of(
            new Door(LINK, BALANCER, HTTP, "API Gateway reaches the balancer"),
            new Door(BALANCER, APPLICATION, API, "requests"),
            new Door(BALANCER, APPLICATION, HEALTH, "health checks"),
            new Door(BASTION, APPLICATION, CONSOLE, "operators reach the console through the tunnel"),
            new Door(BASTION, APPLICATION, SSH, "maintenance of the instances"),
            new Door(BASTION, DATABASE, POSTGRES, "maintenance of the database"),
            new Door(APPLICATION, DATABASE, POSTGRES, "payments and all that belongs to them"),
            new Door(APPLICATION, null, HTTPS, "AWS services and webhook endpoints of merchants"),
            new Door(APPLICATION, null, SMTP_SUBMISSION, "receipts through SES"),
            new Door(BASTION, null, HTTPS, "Systems Manager, CloudWatch and security updates"));

    public Door {
        Description.of(why);
    }
}
