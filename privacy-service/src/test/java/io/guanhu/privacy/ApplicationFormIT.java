package io.guanhu.privacy;

import static io.guanhu.privacy.PrivacyClient.REQUESTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.testing.Database;
import java.util.Objects;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The form belongs to the policy: its readers may answer on paper. */
class ApplicationFormIT extends PrivacyFixture {

    @Autowired
    ApplicationFormIT(WebTestClient http, Database database) {
        super(http, database);
    }

    @Test
    void comesWithAFormToPrint() throws Exception {
        byte[] pdf = http.get()
                .uri(REQUESTS + "/application-form.pdf")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType("application/pdf")
                .expectBody()
                .returnResult()
                .getResponseBody();
        try (PDDocument document = Loader.loadPDF(Objects.requireNonNull(pdf))) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            assertThat(new PDFTextStripper().getText(document).replaceAll("\\s+", ""))
                    .contains("个人信息权利请求申请表", "撤回同意towithdrawconsent");
        }
    }
}
