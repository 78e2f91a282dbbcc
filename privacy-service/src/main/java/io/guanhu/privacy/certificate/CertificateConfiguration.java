package io.guanhu.privacy.certificate;

import io.guanhu.privacy.model.proof.CertificateClaims;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import tools.jackson.databind.json.JsonMapper;

/** Wires the signing of certificates. */
@Configuration(proxyBeanMethods = false)
class CertificateConfiguration {

    @Bean
    @DependsOn("flywayInitializer")
    CertificateKey certificateKey(@Value("${guanhu.privacy.certificate-key}") Path file, Flyway migrated)
            throws IOException, SQLException {
        return CertificateKey.in(file, used(migrated));
    }

    /**
     * Uses the connection of the migrations, because this must run before anything else can start.
     */
    private static List<String> used(Flyway migrated) throws SQLException {
        List<String> kids = new ArrayList<>();
        try (Connection connection = migrated.getConfiguration().getDataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select distinct kid from certificate")) {
            while (rows.next()) {
                kids.add(rows.getString(1));
            }
        }
        return kids;
    }

    @Bean
    CertificateClaims.Authority certificateAuthority(CertificateKey key, JsonMapper json) {
        return new CertificateAuthority(key, new CertificateJson(json), new CertificatePage());
    }
}
