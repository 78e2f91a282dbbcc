package io.guanhu.gateway.page;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The sites that may embed the privacy centre in their own pages. Browsers send the session's
 * cookie there only if such a site shares the gateway's registrable domain.
 *
 * @param sites origins, such as {@code https://app.bank.example}; empty for none
 */
record FrameAncestors(List<String> sites) {

    /**
     * Anything looser (no scheme, a wildcard, a path) could admit more sites than the operator
     * meant.
     */
    private static final Pattern ORIGIN = Pattern.compile(
            "https://[a-z0-9-]+(?:\\.[a-z0-9-]+)*(?::[0-9]{1,5})?" + "|http://localhost(?::[0-9]{1,5})?");

    FrameAncestors {
        sites = sites.stream()
                .map(String::strip)
                .filter(site -> !site.isEmpty())
                .toList();
        for (String site : sites) {
            if (!ORIGIN.matcher(site).matches()) {
                throw new IllegalArgumentException("guanhu.gateway.privacy-centre.frame-ancestors takes origins such as"
                        + " https://app.bank.example, not "
                        + site);
            }
        }
    }

    String written() {
        return sites.isEmpty() ? "'none'" : String.join(" ", sites);
    }
}
