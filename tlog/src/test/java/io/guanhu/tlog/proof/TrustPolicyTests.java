package io.guanhu.tlog.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.guanhu.tlog.Sample;
import io.guanhu.tlog.note.KeyPem;
import io.guanhu.tlog.note.SignatureType;
import io.guanhu.tlog.note.VerifierKey;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustPolicyTests {

    private static final String LOG = Sample.log().verifier().verifierKey();
    private static final String KEY_1 = Sample.witness("w1.example").verifier().verifierKey();
    private static final String KEY_2 = Sample.witness("w2.example").verifier().verifierKey();
    private static final String KEY_3 =
            Sample.postQuantumWitness("w3.example").verifier().verifierKey();

    /** The example of the specification, with fewer witnesses of the second operator. */
    private static final String TWO_LEVELS = """
            # Comments and empty lines are passed over.
            log LOG https://log.example/

            witness X1 KEY1
            witness\tX2   KEY2  https://w2.example/
              group X any X1 X2
            witness Y1 KEY3
            group Y all Y1
            group X-and-Y all X Y
            quorum X-and-Y
            """;

    @ParameterizedTest
    @CsvSource({"X1 Y1, true", "X2 Y1, true", "X1 X2 Y1, true", "X1 X2, false", "Y1, false", "'', false"})
    void countsByGroups(String cosigned, boolean enough) {
        TrustPolicy policy = parse(TWO_LEVELS);

        assertThat(policy.satisfiedBy(Set.of(cosigned.split(" ")))).isEqualTo(enough);
        assertThat(policy.logs().getFirst().url()).contains("https://log.example/");
        assertThat(policy.witnesses().get(1).url()).contains("https://w2.example/");
        assertThat(policy.text()).contains("# Comments");
    }

    @Test
    void requiresNoWitnessIfItSaysSo() {
        assertThat(parse("quorum none\n").satisfiedBy(Set.of())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "log LOG\n",
                "quorum X\n",
                "quorum none\nquorum none\n",
                "quorum none none\n",
                "quorum w\nwitness w KEY1\n",
                "log LOG\nlog LOG\nquorum none\n",
                "log\nquorum none\n",
                "log LOG a b\nquorum none\n",
                "witness w LOG\nquorum w\n",
                "witness none KEY1\nquorum none\n",
                "witness w KEY1\nwitness w KEY2\nquorum w\n",
                "witness w KEY1\nwitness v KEY1\nquorum w\n",
                "witness w KEY1\ngroup g 0 w\nquorum g\n",
                "witness w KEY1\ngroup g 2 w\nquorum g\n",
                "witness w KEY1\ngroup g 01 w\nquorum g\n",
                "witness w KEY1\ngroup g most w\nquorum g\n",
                "witness w KEY1\ngroup g any\nquorum w\n",
                "witness w KEY1\ngroup g any w w\nquorum g\n",
                "witness w KEY1\ngroup g any w\ngroup h any w\nquorum g\n",
                "group g any none\nquorum g\n",
                "group g any g\nquorum g\n",
                "witness w KEY1\ngroup w any w\nquorum w\n",
                "quorum none\r\n",
                "Quorum none\n",
                "witness w w1.example+00000000+BAAA\nquorum w\n"
            })
    void refusesWhatIsNoPolicy(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> parse(text));
    }

    @Test
    void refusesOneKeyUnderTwoNames() {
        String renamed = VerifierKey.of(
                        "other.example",
                        SignatureType.ED25519_COSIGNATURE,
                        KeyPem.parse(pem()).getFirst().publicKey())
                .toString();
        String again = VerifierKey.of(
                        "w.example",
                        SignatureType.ED25519_COSIGNATURE,
                        KeyPem.parse(pem()).getFirst().publicKey())
                .toString();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> parse("witness a %s\nwitness b %s\nquorum a\n".formatted(renamed, again)));
    }

    private static final String PEM = KeyPem.format(Sample.pair("Ed25519").getPublic());

    private static String pem() {
        return PEM;
    }

    private static TrustPolicy parse(String text) {
        return TrustPolicy.parse(text.replace("LOG", LOG)
                .replace("KEY1", KEY_1)
                .replace("KEY2", KEY_2)
                .replace("KEY3", KEY_3));
    }
}
