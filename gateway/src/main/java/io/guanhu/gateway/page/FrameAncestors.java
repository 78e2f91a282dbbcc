package io.guanhu.gateway.page;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The sites that may show the privacy centre inside their own pages. A browser sends the session's
 * cookie there only if they share the gateway's registrable domain.
 *
 * @param sites origins, such as {@code https://app.bank.example}; empty for none
 */
record FrameAncestors(List<String> sites) {

    /**
     * Without a scheme, a wildcard or a path a name would let in more than whoever wrote it meant.
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
