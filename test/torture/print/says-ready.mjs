process.send?.('ready');
