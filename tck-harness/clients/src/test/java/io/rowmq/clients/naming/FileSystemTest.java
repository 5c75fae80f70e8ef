package io.rowmq.clients.naming;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.Hashtable;
import javax.naming.Context;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.junit.jupiter.api.Test;

/** The file system provider, which keeps references in a file named {@code .bindings}. */
class FileSystemTest extends NamingTest {

    private Context open() throws NamingException {
        Hashtable<String, Object> environment = new Hashtable<>();
        environment.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.fscontext.RefFSContextFactory");
        environment.put(Context.PROVIDER_URL, directory.toUri().toString());
        return new InitialContext(environment);
    }

    @Test
    void administeredObjectsAreFoundInTheFile() throws Exception {
        Context writing = open();
        bind(writing, "");
        writing.close();
        assertThat(Files.readString(directory.resolve(".bindings"))).contains("factory/ClassName");
        checkWhatIsFound(open(), "");
    }

    @Test
    void theyCanBeReplaced() throws Exception {
        Context context = open();
        bind(context, "");
        context.rebind("queue", context.lookup("topic"));
        assertThat(open().lookup("queue")).isEqualTo(open().lookup("topic"));
    }
}
