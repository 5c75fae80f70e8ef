import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Renames what Eclipse Transformer leaves in class files: the types of record components, and interfaces and classes
 * that bound a type variable. Run by the build with the directory of the classes.
 */
final class RenameRest {

    private static final String OLD = "jakarta/jms/";
    private static final String NEW = "javax/jms/";

    private static final int UTF8 = 1;

    private RenameRest() {}

    public static void main(String[] directories) throws IOException {
        for (String directory : directories) {
            for (Path file : classFiles(Path.of(directory))) {
                byte[] before = Files.readAllBytes(file);
                byte[] after = renamed(before);
                if (after.length != before.length) {
                    Files.write(file, after);
                }
            }
        }
    }

    private static List<Path> classFiles(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(".class")).toList();
        }
    }

    /** The same class with other names in its constant pool, which is all that has names (JVMS 4.4). */
    private static byte[] renamed(byte[] classFile) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(classFile));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(classFile.length);
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeLong(in.readLong());
        int constants = in.readUnsignedShort();
        out.writeShort(constants);
        for (int index = 1; index < constants; index++) {
            int tag = in.readUnsignedByte();
            out.writeByte(tag);
            if (tag == UTF8) {
                out.writeUTF(in.readUTF().replace(OLD, NEW));
            } else {
                out.write(in.readNBytes(length(tag)));
                // long and double take two places
                index += tag == 5 || tag == 6 ? 1 : 0;
            }
        }
        in.transferTo(out);
        return bytes.toByteArray();
    }

    private static int length(int tag) {
        return switch (tag) {
            case 7, 8, 16, 19, 20 -> 2;
            case 15 -> 3;
            case 3, 4, 9, 10, 11, 12, 17, 18 -> 4;
            case 5, 6 -> 8;
            default -> throw new IllegalArgumentException("constant of unknown kind " + tag);
        };
    }
}
