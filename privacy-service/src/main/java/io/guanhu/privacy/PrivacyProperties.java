package io.guanhu.privacy;

import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.core.io.Resource;

/**
 * The law that is applied.
 *
 * @param zone the time zone that determines when days start
 * @param jurisdictions the jurisdictions whose rules apply, such as {@code CN}
 * @param retentionScope how much of a category a rule covers
 * @param calendars a working-day calendar per year
 */
@ConfigurationProperties("guanhu.privacy")
record PrivacyProperties(
        ZoneId zone,
        Set<String> jurisdictions,
        Resource retentionRules,
        Resource retentionScope,
        String retentionRulesVersion,
        List<Resource> calendars) {}
