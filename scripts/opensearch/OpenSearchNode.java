import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.opensearch.analysis.common.CommonAnalysisPlugin;
import org.opensearch.common.settings.Settings;
import org.opensearch.index.reindex.ReindexPlugin;
import org.opensearch.node.InternalSettingsPreparer;
import org.opensearch.node.Node;
import org.opensearch.painless.PainlessPlugin;
import org.opensearch.plugins.Plugin;
import org.opensearch.transport.Netty4Plugin;

/**
 * One node of OpenSearch with the modules that a distribution brings along, for tests on this machine. Settings are
 * arguments, {@code name=value}; {@code plugin=CLASS} adds a plugin of the class path. Writes a line "started" once it
 * answers.
 */
public final class OpenSearchNode extends Node {
  private OpenSearchNode(Settings settings, List<Class<? extends Plugin>> plugins) {
    super(
        InternalSettingsPreparer.prepareEnvironment(
            settings, Map.of(), Path.of(settings.get("path.home")), () -> "node"),
        plugins,
        false);
  }

  public static void main(String[] arguments) throws Exception {
    Settings.Builder settings = Settings.builder();
    List<Class<? extends Plugin>> plugins = new ArrayList<>();
    plugins.add(Netty4Plugin.class);
    plugins.add(CommonAnalysisPlugin.class);
    plugins.add(PainlessPlugin.class);
    plugins.add(ReindexPlugin.class);
    for (String argument : arguments) {
      int equals = argument.indexOf('=');
      String name = argument.substring(0, equals);
      String value = argument.substring(equals + 1);
      if (name.equals("plugin")) plugins.add(Class.forName(value).asSubclass(Plugin.class));
      else settings.put(name, value);
    }
    Node node = new OpenSearchNode(settings.build(), plugins);
    node.start();
    System.out.println("started");
    // The node ends with the process that started it.
    while (System.in.read() >= 0) {}
    node.close();
    System.exit(0);
  }
}
