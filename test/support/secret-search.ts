/** A handler that looks for a text, given backwards, in every file, environment and argument that it can reach, but those of the system. */
export const secretSearch = {
  'index.js': `const fs = require('node:fs');
  const system = ['/usr', '/bin', '/sbin', '/lib', '/lib32', '/lib64', '/libx32', '/dev', '/etc/ssl', '/etc/pki', '/var/lang'];
  exports.handler = async event => {
    const wanted = [...event].reverse().join('');
    const found = [];
    let searched = 0;
    const look = path => {
      try {
        searched += 1;
        if (fs.readFileSync(path).includes(wanted)) found.push(path);
      } catch {}
    };
    const walk = folder => {
      for (const entry of fs.readdirSync(folder, {withFileTypes: true})) {
        const path = folder === '/' ? '/' + entry.name : folder + '/' + entry.name;
        if (system.includes(path) || path === '/proc') continue;
        if (entry.isDirectory()) try { walk(path); } catch {}
        else if (entry.isFile() || entry.isSymbolicLink()) look(path);
      }
    };
    walk('/');
    const processes = fs.readdirSync('/proc').filter(name => Number(name) > 0);
    for (const pid of processes) for (const name of ['environ', 'cmdline', 'mountinfo', 'maps']) look('/proc/' + pid + '/' + name);
    for (const pid of processes) try { walk('/proc/' + pid + '/cwd'); walk('/proc/' + pid + '/root/root'); } catch {}
    return {found, searched, processes};
  };`,
};
