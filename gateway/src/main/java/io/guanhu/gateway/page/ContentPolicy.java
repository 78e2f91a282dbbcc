package io.guanhu.gateway.page;

import java.net.URI;

/**
 * What a page of ours may load, and whence. A sign-out form ends at the realm, which is why forms
 * may go there.
 */
public final class ContentPolicy {

    private final String realm;

    public ContentPolicy(URI issuer) {
        this.realm = issuer.getScheme() + "://" + issuer.getAuthority();
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
                + "; frame-ancestors 'none'; base-uri 'none'";
    }
}
