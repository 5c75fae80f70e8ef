package io.rowmq.internal.registry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UrlsTest {

    @ParameterizedTest
    @CsvSource({
        "jdbc:h2:file:./x, jdbc:h2:file:./x",
        "jdbc:h2:tcp://localhost:9092/x, jdbc:h2:tcp://localhost:9092/x",
        "jdbc:h2:./x;USER=sa;PASSWORD=p w;MODE=Oracle, jdbc:h2:./x;USER=sa;PASSWORD=***;MODE=Oracle",
        "jdbc:postgresql://h:5/db?password=a@b&ssl=true, jdbc:postgresql://h:5/db?password=***&ssl=true",
        "jdbc:postgresql://h/db?sslpassword=x, jdbc:postgresql://h/db?sslpassword=***",
        "jdbc:x://me:secret@host:1/db, jdbc:x://me:***@host:1/db",
        "jdbc:derby:x;create=true;bootPassword=x, jdbc:derby:x;create=true;bootPassword=***"
    })
    void passwordsAreNotShown(String url, String shown) {
        assertThat(Urls.withoutPassword(url)).isEqualTo(shown);
    }
}
