import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Runs javac with each file of arguments, in one JVM: most of what a single small run takes is its start. */
public class Compile {
    public static void main(String[] files) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        for (String file : files) {
            if (compiler.run(null, null, null, "@" + file) != 0) {
                System.exit(1);
            }
        }
    }
}
