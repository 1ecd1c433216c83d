package dev.quittance.deploy.edge;

import dev.quittance.deploy.settings.EdgeSettings;
import dev.quittance.deploy.settings.Settings;
import dev.quittance.deploy.stack.QuittanceStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.certificatemanager.Certificate;
import software.amazon.awscdk.services.certificatemanager.CertificateValidation;
import software.amazon.awscdk.services.cloudfront.AccessLevel;
import software.amazon.awscdk.services.cloudfront.AllowedMethods;
import software.amazon.awscdk.services.cloudfront.BehaviorOptions;
import software.amazon.awscdk.services.cloudfront.CachePolicy;
import software.amazon.awscdk.services.cloudfront.Distribution;
import software.amazon.awscdk.services.cloudfront.ErrorResponse;
import software.amazon.awscdk.services.cloudfront.Function;
import software.amazon.awscdk.services.cloudfront.FunctionAssociation;
import software.amazon.awscdk.services.cloudfront.FunctionCode;
import software.amazon.awscdk.services.cloudfront.FunctionEventType;
import software.amazon.awscdk.services.cloudfront.FunctionRuntime;
import software.amazon.awscdk.services.cloudfront.HttpVersion;
import software.amazon.awscdk.services.cloudfront.IOrigin;
import software.amazon.awscdk.services.cloudfront.OriginProtocolPolicy;
import software.amazon.awscdk.services.cloudfront.OriginRequestPolicy;
import software.amazon.awscdk.services.cloudfront.OriginSslPolicy;
import software.amazon.awscdk.services.cloudfront.PriceClass;
import software.amazon.awscdk.services.cloudfront.SecurityPolicyProtocol;
import software.amazon.awscdk.services.cloudfront.ViewerProtocolPolicy;
import software.amazon.awscdk.services.cloudfront.origins.HttpOrigin;
import software.amazon.awscdk.services.cloudfront.origins.S3BucketOrigin;
import software.amazon.awscdk.services.cloudfront.origins.S3BucketOriginWithOACProps;
import software.amazon.awscdk.services.route53.ARecord;
import software.amazon.awscdk.services.route53.AaaaRecord;
import software.amazon.awscdk.services.route53.HostedZone;
import software.amazon.awscdk.services.route53.HostedZoneAttributes;
import software.amazon.awscdk.services.route53.IHostedZone;
import software.amazon.awscdk.services.route53.RecordTarget;
import software.amazon.awscdk.services.route53.targets.CloudFrontTarget;
import software.amazon.awscdk.services.secretsmanager.ISecret;
import software.constructs.Construct;

/** The name, its certificate, and the distribution behind it: pages from the bucket, {@code /api} from the gateway. */
public final class FrontDoor extends Construct {

    /** What the application's {@code OriginCheck} looks at. */
    static final String ORIGIN_HEADER = "Quittance-Origin";

    /** Kept for no second: CloudFront would keep them without looking at who asked. */
    private static final List<Integer> ERRORS = List.of(400, 403, 404, 405, 414, 416, 500, 501, 502, 503, 504);

    private static final Duration GATEWAY_ANSWERS_WITHIN = Duration.seconds(30);

    private final Certificate certificate;
    private final Distribution distribution;

    FrontDoor(
            QuittanceStack stack,
            Settings settings,
            SecurityHeaders headers,
            Site site,
            Firewall firewall,
            Gateway gateway,
            ISecret origin) {
        super(stack, "FrontDoor");
        var edge = settings.edge();
        var zone = HostedZone.fromHostedZoneAttributes(
                this,
                "Zone",
                HostedZoneAttributes.builder()
                        .hostedZoneId(edge.zoneId())
                        .zoneName(edge.zone())
                        .build());
        certificate = Certificate.Builder.create(this, "Certificate")
                .domainName(edge.domain())
                .validation(CertificateValidation.fromDns(zone))
                .build();
        var api = answers(gatewayOrigin(stack, gateway, origin), headers);
        distribution = Distribution.Builder.create(this, "Distribution")
                // The generation lets a rotation change this, so that CloudFormation reads the secrets again.
                .comment("Quittance " + settings.name() + ", keys of generation " + edge.keyGeneration())
                .domainNames(List.of(edge.domain()))
                .certificate(certificate)
                .minimumProtocolVersion(SecurityPolicyProtocol.TLS_V1_2_2021)
                .httpVersion(HttpVersion.HTTP2_AND_3)
                .priceClass(PriceClass.PRICE_CLASS_100)
                .webAclId(firewall.acl().getAttrArn())
                .defaultBehavior(pages(settings, site, headers))
                .additionalBehaviors(
                        edge.testMode()
                                ? new TreeMap<>(Map.of("/api/*", api, "/sandbox/*", api))
                                : Map.of("/api/*", api))
                .errorResponses(ERRORS.stream().map(FrontDoor::neverKept).toList())
                .enableLogging(true)
                .logBucket(site.accessLog())
                .logFilePrefix("cloudfront/")
                .build();
        name(edge, zone);
        new MailIdentity(this, edge, zone);
    }

    public Certificate certificate() {
        return certificate;
    }

    public Distribution distribution() {
        return distribution;
    }

    private BehaviorOptions pages(Settings settings, Site site, SecurityHeaders headers) {
        // May list, so that what is not there is a 404 and not a 403.
        var origin = S3BucketOrigin.withOriginAccessControl(
                site.bucket(),
                S3BucketOriginWithOACProps.builder()
                        .originAccessLevels(List.of(AccessLevel.READ, AccessLevel.LIST))
                        .build());
        var addresses = Function.Builder.create(this, "PageAddresses")
                .functionName("quittance-" + settings.name() + "-page-addresses")
                .code(FunctionCode.fromInline(pageAddresses()))
                .runtime(FunctionRuntime.JS_2_0)
                .build();
        return BehaviorOptions.builder()
                .origin(origin)
                .viewerProtocolPolicy(ViewerProtocolPolicy.REDIRECT_TO_HTTPS)
                .cachePolicy(CachePolicy.CACHING_OPTIMIZED)
                .responseHeadersPolicy(headers.ofPages(this))
                .functionAssociations(List.of(FunctionAssociation.builder()
                        .eventType(FunctionEventType.VIEWER_REQUEST)
                        .function(addresses)
                        .build()))
                .build();
    }

    /** A key that was sent in the clear is refused, not redirected: who sends it so should hear of it. */
    private BehaviorOptions answers(IOrigin origin, SecurityHeaders headers) {
        return BehaviorOptions.builder()
                .origin(origin)
                .allowedMethods(AllowedMethods.ALLOW_ALL)
                .viewerProtocolPolicy(ViewerProtocolPolicy.HTTPS_ONLY)
                .cachePolicy(CachePolicy.CACHING_DISABLED)
                .originRequestPolicy(OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER)
                .responseHeadersPolicy(headers.ofAnswers(this))
                .build();
    }

    private static HttpOrigin gatewayOrigin(QuittanceStack stack, Gateway gateway, ISecret origin) {
        var secrets = new LinkedHashMap<String, String>();
        secrets.put("x-api-key", gateway.key().value());
        secrets.put(ORIGIN_HEADER, origin.secretValueFromJson("current").unsafeUnwrap());
        return HttpOrigin.Builder.create(
                        gateway.api().getRef() + ".execute-api." + stack.getRegion() + ".amazonaws.com")
                .originPath("/" + gateway.stage().getStageName())
                .protocolPolicy(OriginProtocolPolicy.HTTPS_ONLY)
                .originSslProtocols(List.of(OriginSslPolicy.TLS_V1_2))
                .readTimeout(GATEWAY_ANSWERS_WITHIN)
                .customHeaders(secrets)
                .build();
    }

    private static ErrorResponse neverKept(int status) {
        return ErrorResponse.builder()
                .httpStatus(status)
                .ttl(Duration.seconds(0))
                .build();
    }

    private void name(EdgeSettings edge, IHostedZone zone) {
        var target = RecordTarget.fromAlias(new CloudFrontTarget(distribution));
        ARecord.Builder.create(this, "Address")
                .zone(zone)
                .recordName(edge.domain())
                .target(target)
                .build();
        AaaaRecord.Builder.create(this, "AddressV6")
                .zone(zone)
                .recordName(edge.domain())
                .target(target)
                .build();
    }

    private static String pageAddresses() {
        try (var in = FrontDoor.class.getResourceAsStream("page-addresses.js")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
