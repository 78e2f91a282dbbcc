package io.guanhu.gateway.page;

import java.net.URI;

/**
 * What a page of ours may load, and whence. A sign-out form ends at the realm, which is why forms
 * may go there.
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

    /** The same for pages that these sites may show inside their own. */
    ContentPolicy within(FrameAncestors sites) {
        return new ContentPolicy(realm, "frame-ancestors " + sites.written());
    }

    /** Whether a page with that policy may be shown inside another site's. */
    public static boolean letsItselfBeFramed(String policy) {
        return !policy.contains(IN_NO_FRAME);
    }

    /** For every answer: styles come from files only. */
    public String strict() {
        return written("'self'");
    }

    /** For one answer: styles may also be written by whoever knows its nonce. */
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
