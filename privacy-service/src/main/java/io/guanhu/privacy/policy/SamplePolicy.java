package io.guanhu.privacy.policy;

import io.guanhu.privacy.model.policy.PrivacyPolicy;
import io.guanhu.privacy.model.policy.PrivacyPolicy.Text;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Shown, and marked as a sample, until the bank publishes its own policy. */
final class SamplePolicy {

    private SamplePolicy() {}

    static PrivacyPolicy read() {
        return new PrivacyPolicy(
                PrivacyPolicy.SAMPLE, text("/policy/sample-zh-CN.txt"), text("/policy/sample-en.txt"), null);
    }

    /** The first line is the title. */
    private static Text text(String resource) {
        try (InputStream file = SamplePolicy.class.getResourceAsStream(resource)) {
            if (file == null) {
                throw new IllegalStateException(resource + " is missing");
            }
            String content = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            int end = content.indexOf('\n');
            return new Text(
                    content.substring(0, end).strip(), content.substring(end).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
