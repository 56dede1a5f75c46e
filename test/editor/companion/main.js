// Beside Yinju in a window that the drafter uses: has the suites of the extension host run there when it is asked to.

const vscode = require('vscode');

exports.activate = ({ subscriptions }) => {
  subscriptions.push(
    vscode.commands.registerCommand('yinjuTests.run', async () => {
      try {
        await require(process.env.YINJU_TEST_BUNDLE).run();
      } finally {
        vscode.window.setStatusBarMessage('Yinju tests: done');
      }
    }),
  );
};
