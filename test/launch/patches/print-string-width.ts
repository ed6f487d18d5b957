import stringWidth from 'string-width';

console.log(String(stringWidth));
