package io.guanhu.gateway.page;

import java.net.URI;

/**
 * What our pages may load, and from where. Forms may be sent to the realm too, because the sign-out
 * form ends there.
 */
public final class ContentPolicy {

    public static final String HEADER = "Content-Security-Policy";

    private static final String IN_NO_FRAME = "frame-ancestors 'none'";

    private final String realm;
    private final String ancestors;

    public ContentPolicy(URI issuer) {
        this(issuer.getScheme() + "://" + issuer.getAuthority(), IN_NO_FRAME);
    }

    private ContentPolicy(String realm, String ancestors) {
        this.realm = realm;
        this.ancestors = ancestors;
    }

    /** The same policy for pages that these sites may embed. */
    ContentPolicy within(FrameAncestors sites) {
        return new ContentPolicy(realm, "frame-ancestors " + sites.written());
    }

    /** Whether a page with this policy may be embedded in another site. */
    public static boolean letsItselfBeFramed(String policy) {
        return !policy.contains(IN_NO_FRAME);
    }

    /** For all responses: styles come from files only. */
    public String strict() {
        return written("'self'");
    }

    /** For one response: styles with this nonce are allowed as well. */
    String withStylesOf(String nonce) {
        return written("'self' 'nonce-" + nonce + "'");
    }

    private String written(String styles) {
        return "default-src 'none'; script-src 'self'; style-src "
                + styles
                + "; img-src 'self' data:; connect-src 'self'; font-src 'self'; form-action 'self' "
                + realm
                + "; manifest-src 'self'; "
                + ancestors
                + "; base-uri 'none'";
    }
}
