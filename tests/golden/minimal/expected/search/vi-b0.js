motcua.part("vi-b0.js",{"size":3,"terms":"","posts":""})
